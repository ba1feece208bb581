import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** Where the code of the four services lies. */
const CODE = resolve(__dirname, '../../../stacks/orders');

export type Variables = Readonly<Record<string, string>>;

/** A function as AWS knows it. */
export interface LambdaFunction {
  /** Where its code is unpacked. */
  readonly folder: string;
  readonly handler: string;
  readonly variables: Variables;
}

export interface Finished {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningService {
  readonly url: string;
  /** Asks it to stop, and resolves to its exit code once it has. */
  stop(): Promise<number | null>;
}

/** Starts `node serve.mjs <service>` on a free port of this machine. */
export function startService(name: string, env: Variables = {}): Promise<RunningService> {
  return startServer(['node', 'serve.mjs', name], env);
}

/** Starts a command that serves, as the container would, but on a free port of this machine. */
export async function startServer(
  command: readonly string[],
  env: Variables,
): Promise<RunningService> {
  const child = start(command, { folder: CODE, env: { ...env, PORT: '0' } });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const port = /listens on (\d+)/.exec(line.toString())?.[1];
  const exited = once(child, 'exit') as Promise<[number | null]>;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      return (await exited)[0];
    },
  };
}

/** Runs a command to its end, as the container would. */
export function runToEnd(command: readonly string[], env: Variables): Promise<Finished> {
  return finish(start(command, { folder: CODE, env }), '');
}

/** A function of the code as it lies in the repository. */
export function aFunction(name: string, variables: Variables = {}): LambdaFunction {
  return { folder: CODE, handler: `lambda.${name}`, variables };
}

/** Runs one invocation of a function. */
export function runFunction(
  { folder, handler, variables }: LambdaFunction,
  event: unknown,
): Promise<Finished> {
  const command = ['node', resolve(__dirname, 'function-host.mjs'), handler];
  return finish(start(command, { folder, env: variables }), JSON.stringify(event));
}

interface Place {
  readonly folder: string;
  readonly env: Variables;
}

function start(command: readonly string[], { folder, env }: Place): ChildProcessWithoutNullStreams {
  const [program, ...args] = command;
  if (program !== 'node') throw new Error(`the image has node alone, got ${String(program)}`);
  return spawn(process.execPath, args, { cwd: folder, env });
}

async function finish(child: ChildProcessWithoutNullStreams, input: string): Promise<Finished> {
  child.stdin.end(input);
  const [[exitCode], out, err] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { exitCode, out, err };
}
