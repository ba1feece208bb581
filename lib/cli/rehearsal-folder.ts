import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SynthesizedStack } from './cdktf-manifest';
import type { Io } from './io';
import { rehearsalOverride, type RehearsedStack } from './rehearsal-override';
import { readStackJson } from './stack-json';

/** Turned away from Terraform in a rehearsal: they could bring in the user's own state or flags. */
const NOT_FOR_REHEARSALS =
  /^TF_(CLI_|WORKSPACE$|DATA_DIR$|REATTACH_PROVIDERS$|CLOUD_|TOKEN_|BACKEND_)/;

/** A rehearsal's own place on disk. */
export interface RehearsalFolder {
  readonly stacks: readonly RehearsedStack[];
  /** What Terraform runs with: the user's environment without what could lead it out of the folder. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Starts `folder` anew: an empty state for every stack, and overrides that keep Terraform within it.
 *
 * @throws {NotRehearsable} when a stack reads a state from outside.
 */
export function prepareRehearsal(
  io: Io,
  folder: string,
  stacks: readonly SynthesizedStack[],
): RehearsalFolder {
  const states = join(folder, 'state');
  rmSync(states, { recursive: true, force: true });
  mkdirSync(states, { recursive: true });
  const rehearsed = stacks.map(({ name, file }) => ({
    name,
    json: readStackJson(file),
    statePath: join(states, `${name}.tfstate`),
  }));
  for (const [index, stack] of stacks.entries()) {
    const self = rehearsed[index];
    if (self === undefined) throw new Error('unreachable: one rehearsed stack per stack');
    writeFileSync(
      join(stack.folder, 'rehearsal_override.tf.json'),
      `${JSON.stringify(rehearsalOverride(self, rehearsed), null, 2)}\n`,
    );
  }
  const configFile = join(states, 'terraform.rc');
  writeFileSync(configFile, '');
  const kept = Object.entries(io.env).filter(([name]) => !NOT_FOR_REHEARSALS.test(name));
  return {
    stacks: rehearsed,
    env: { ...Object.fromEntries(kept), TF_CLI_CONFIG_FILE: configFile },
  };
}
