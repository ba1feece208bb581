import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { compare, type Comparison } from './compare';
import { assertSameBytes } from './same-bytes';

/** Where everything lies that a contest needs. */
export interface Workplace {
  readonly root: string;
  /** The compiled programs. */
  readonly programs: string;
  /** A folder for what the programs write. */
  readonly output: string;
  readonly isQuick: boolean;
}

const GOALS_BY_SIZE: ReadonlyMap<number, number> = new Map([
  [1_000, 0.3],
  [100, 0.5],
]);

/** A fleet of `services`, each of eight resources, against the same written by hand. */
export function compareFleet(place: Workplace, services: number): Comparison {
  const goal = GOALS_BY_SIZE.get(services);
  const folders = { ours: folderFor(place, 'ours'), other: folderFor(place, 'by-hand') };
  return compare(
    {
      what: `${services} × 8 resources`,
      ours: fleet(place, { name: 'fleetwright', services, folder: folders.ours }),
      other: fleet(place, { name: 'by-hand', services, folder: folders.other }),
      ...(goal === undefined ? {} : { goal }),
      rounds: roundsFor(place, services),
      check: () => assertSameBytes(folders.ours, folders.other),
    },
    reporterOf(place),
  );
}

/** How much longer five times the services take. */
export function compareGrowth(place: Workplace): Comparison {
  const [small, large] = place.isQuick ? [200, 1_000] : [1_000, 5_000];
  const folder = folderFor(place, 'growth');
  return compare(
    {
      what: `${large} services`,
      ours: fleet(place, { name: 'fleetwright', services: large, folder }),
      other: {
        ...fleet(place, { name: 'fleetwright', services: small, folder }),
        name: `${small} services`,
      },
      goal: 5.5,
      rounds: place.isQuick ? 1 : 2,
    },
    reporterOf(place),
  );
}

/** `fleetwright synth` against `cdktf synth`, on the Online Boutique. */
export function compareCommands(place: Workplace): Comparison {
  const { root } = place;
  const [ours, other] = [folderFor(place, 'fleetwright'), folderFor(place, 'cdktf')];
  return compare(
    {
      what: 'synth of the Online Boutique',
      ours: {
        name: 'fleetwright synth',
        program: { args: ['dist/bin/fleetwright.js', 'synth', '--output', ours], cwd: root },
      },
      other: {
        name: 'cdktf synth',
        program: {
          args: ['node_modules/cdktf-cli/bundle/bin/cdktf', 'synth', '--output', other],
          cwd: root,
        },
      },
      goal: 0.4,
      rounds: place.isQuick ? 1 : 3,
      check: () => assertSameBytes(join(ours, 'stacks'), join(other, 'stacks')),
    },
    reporterOf(place),
  );
}

interface Fleet {
  readonly name: string;
  readonly services: number;
  readonly folder: string;
}

function fleet({ programs, root }: Workplace, { name, services, folder }: Fleet) {
  const program = { args: [join(programs, `${name}.js`), String(services), folder], cwd: root };
  return { name: name === 'by-hand' ? 'cdktf by hand' : name, program };
}

function folderFor({ output }: Workplace, name: string): string {
  const folder = join(output, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function reporterOf({ programs }: Workplace): string {
  return join(programs, 'report-peak.js');
}

function roundsFor({ isQuick }: Workplace, services: number): number {
  if (isQuick) return 1;
  return services >= 1_000 ? 3 : 15;
}
