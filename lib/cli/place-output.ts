import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { refusalOf } from './temporary-folder';

/** What Terraform keeps in a stack's folder; it belongs to Terraform, not to the last synth. */
const TERRAFORMS_OWN = /^\.terraform|\.tfstate(\.|$)|^errored\.tfstate$/;

/**
 * Moves what a program wrote to where it is expected, file by file.
 *
 * Folders of stacks that are no more are removed, as cdktf does, except those in which a state lies.
 * The manifest comes last: whoever reads it finds what it names.
 */
export function placeOutput(from: string, output: string): void {
  try {
    const stacks = join(output, 'stacks');
    mkdirSync(stacks, { recursive: true });
    const written = readdirSync(join(from, 'stacks'));
    for (const name of written) replaceStack(join(from, 'stacks', name), join(stacks, name));
    for (const name of readdirSync(stacks)) {
      if (!written.includes(name)) removeStale(join(stacks, name));
    }
    const others = readdirSync(from).filter(
      (name) => name !== 'stacks' && name !== 'manifest.json',
    );
    for (const name of [...others, 'manifest.json']) move(join(from, name), join(output, name));
  } catch (error) {
    throw refusalOf(error, output);
  }
}

function replaceStack(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const written = readdirSync(from);
  for (const name of readdirSync(to)) {
    if (!written.includes(name) && !TERRAFORMS_OWN.test(name)) remove(join(to, name));
  }
  for (const name of written) move(join(from, name), join(to, name));
}

function removeStale(folder: string): void {
  const holdsState = readdirSync(folder).some((name) => name.includes('.tfstate'));
  if (!holdsState) remove(folder);
}

function move(from: string, to: string): void {
  if (existsSync(to)) remove(to);
  try {
    renameSync(from, to);
  } catch (error) {
    // The output may be a mounted disk of its own.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
