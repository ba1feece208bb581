import { spawn, type ChildProcess } from 'node:child_process';

import type { Interrupt, Io } from './io';
import type { Project } from './project';

const KEPT_CHARACTERS = 1_000_000;

/** How the user's program ended, and all that it said, in order. */
export interface ProgramRun {
  readonly ending:
    | { readonly kind: 'exited'; readonly code: number }
    | { readonly kind: 'killed'; readonly signal: string }
    | { readonly kind: 'timedOut' }
    | { readonly kind: 'interrupted'; readonly signal: Interrupt };
  readonly said: string;
}

interface ProgramPlace {
  readonly outdir: string;
  readonly reportFile: string;
  readonly reportContext: string;
}

/**
 * Runs the user's program as cdktf's own command line does: through a shell, in the folder of cdktf.json.
 *
 * It gets a process group of its own, which ends with it, so that neither a loop nor a forgotten child
 * outlives the time limit or a Ctrl-C.
 */
export async function runProgram(
  io: Io,
  project: Project,
  place: ProgramPlace,
): Promise<ProgramRun> {
  const child = spawn(project.app, {
    shell: true,
    detached: process.platform !== 'win32',
    cwd: project.folder,
    env: programEnvironment(io.env, project, place),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = collect(child);
  const stopped: { ending?: ProgramRun['ending'] } = {};
  const stop = (ending: ProgramRun['ending']): void => {
    stopped.ending ??= ending;
    killGroup(child);
  };
  const timer = setTimeout(() => stop({ kind: 'timedOut' }), project.timeoutSeconds * 1000);
  const forget = io.onInterrupt((signal) => stop({ kind: 'interrupted', signal }));
  try {
    const ending = await endOf(child);
    return { ending: stopped.ending ?? ending, said: said() };
  } finally {
    clearTimeout(timer);
    forget();
  }
}

function programEnvironment(
  env: Io['env'],
  project: Project,
  place: ProgramPlace,
): NodeJS.ProcessEnv {
  // As in cdktf: variables of Terraform's are for Terraform, not for the program.
  const own = Object.entries(env).filter(([name]) => !name.startsWith('TF_VAR_'));
  const { NODE_OPTIONS = '' } = env;
  return {
    ...Object.fromEntries(own),
    NODE_OPTIONS: NODE_OPTIONS === '' ? '--max-old-space-size=4096' : NODE_OPTIONS,
    CDKTF_OUTDIR: place.outdir,
    CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true',
    CDKTF_CONTEXT_JSON: JSON.stringify({
      ...project.context,
      [place.reportContext]: place.reportFile,
    }),
  };
}

function collect(child: ChildProcess): () => string {
  let said = '';
  const add = (chunk: string): void => {
    said = (said + chunk).slice(-KEPT_CHARACTERS);
  };
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', add);
  return () => said;
}

function endOf(child: ChildProcess): Promise<ProgramRun['ending']> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    // What is left of its group would hold our pipes open, and `close` would never come.
    child.on('exit', () => killGroup(child));
    child.on('close', (code, signal) =>
      resolve(
        code === null ? { kind: 'killed', signal: signal ?? 'unknown' } : { kind: 'exited', code },
      ),
    );
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
