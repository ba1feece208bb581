import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';

import { EXIT } from '../../lib/cli/exit';
import type { Io } from '../../lib/cli/io';
import { program } from '../../lib/cli/program';

const page = readFileSync(resolve(__dirname, '../../docs/cli.md'), 'utf8');

const silent: Io = {
  out: () => undefined,
  err: () => undefined,
  draw: () => undefined,
  isTerminal: false,
  cwd: '/',
  env: {},
  onInterrupt: () => () => undefined,
};

const commands: readonly Command[] = program(silent).commands;

describe('docs/cli.md', () => {
  it('describes every command, and no other', () => {
    const described = [...page.matchAll(/^### `fleetwright ([a-z]+)/gm)].map(([, name]) => name);

    expect(described.sort()).toEqual(commands.map((command) => command.name()).sort());
  });

  it.each(commands.map((command) => [command.name(), command] as const))(
    'names every option of %s',
    (_, command) => {
      const unnamed = command.options
        .map(({ long }) => long ?? '')
        .filter((option) => !page.includes(`\`${option}\``));

      expect(unnamed).toEqual([]);
    },
  );

  it('lists every exit code', () => {
    const listed = [...page.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, codes = '']) =>
      codes.split(', ').map(Number),
    );

    expect(listed).toEqual(Object.values(EXIT).sort((a, b) => a - b));
  });
});

describe('--help', () => {
  it.each(commands.map((command) => [command.name(), command] as const))(
    'of %s has an example',
    (name, command) => {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) });
      command.outputHelp();

      expect(help).toMatch(new RegExp(`Examples?:\n  fleetwright ${name}`));
    },
  );
});
