import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Refused } from './exit';

/** One stack that lies on disk, as cdktf's manifest.json tells. */
export interface SynthesizedStack {
  readonly name: string;
  /** Where Terraform runs. */
  readonly folder: string;
  readonly file: string;
  /** Names of the stacks that must be deployed before. */
  readonly dependencies: readonly string[];
  readonly annotations: readonly Annotation[];
}

/** What a construct of the user's, or an Aspect, had to say. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'info';
  readonly construct: string;
  readonly message: string;
}

interface RawStack {
  readonly name: string;
  readonly constructPath: string;
  readonly workingDirectory: string;
  readonly synthesizedStackPath: string;
  readonly dependencies: readonly string[];
  readonly annotations: readonly { constructPath: string; level: string; message: string }[];
}

/**
 * The stacks below `outdir`, in the order of their names.
 *
 * @throws {Refused} when the program ended without writing any.
 */
export function readManifest(outdir: string): SynthesizedStack[] {
  const file = join(outdir, 'manifest.json');
  if (!existsSync(file)) {
    throw new Refused(
      'the program ended without writing anything: it must call app.synth() at its end',
    );
  }
  const { stacks } = JSON.parse(readFileSync(file, 'utf8')) as { stacks: Record<string, RawStack> };
  const raw = Object.values(stacks).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (raw.length === 0) throw new Refused('the program has no stack: nothing was written');
  const names = new Map(raw.map(({ constructPath, name }) => [constructPath, name]));
  return raw.map((stack) => ({
    name: stack.name,
    folder: join(outdir, stack.workingDirectory),
    file: join(outdir, stack.synthesizedStackPath),
    dependencies: stack.dependencies.map((path) => names.get(path) ?? path).sort(),
    annotations: stack.annotations.map(annotationOf),
  }));
}

function annotationOf(raw: RawStack['annotations'][number]): Annotation {
  const level = raw.level.replace(/^.*\//, '');
  return {
    level: level === 'error' || level === 'info' ? level : 'warning',
    construct: raw.constructPath,
    message: raw.message,
  };
}
