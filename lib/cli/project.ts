import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { NotUnderstood } from './exit';
import type { Io } from './io';
import type { OutputOptions } from './options';

/** The user's project: which program to run, where, and with what. */
export interface Project {
  /** The folder of cdktf.json, in which the program runs and local state lies. */
  readonly folder: string;
  /** The program as a command for the shell, such as `node main.js`. */
  readonly app: string;
  readonly output: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly timeoutSeconds: number;
}

interface CdktfJson {
  readonly app?: unknown;
  readonly output?: unknown;
  readonly context?: unknown;
  readonly terraformModules?: unknown;
}

/**
 * Reads cdktf.json; what is said on the command line comes before what it says.
 *
 * @throws {NotUnderstood} when there is no program to run.
 */
export function readProject(io: Io, options: OutputOptions): Project {
  const file = join(io.cwd, 'cdktf.json');
  const json = readCdktfJson(file, options.app !== undefined);
  const app = options.app ?? textOf(json.app, `${file}: app`);
  if (app === undefined || app.trim() === '') {
    throw new NotUnderstood(
      `${file}: app must be the command that runs your program, such as "node main.js"`,
    );
  }
  return {
    folder: io.cwd,
    app,
    output: resolve(
      io.cwd,
      options.output ?? textOf(json.output, `${file}: output`) ?? 'cdktf.out',
    ),
    context: {
      cdktfRelativeModules: relativeModules(json.terraformModules),
      ...objectOf(json.context, `${file}: context`),
      ...contextOfEnvironment(io.env),
      ...options.context,
    },
    timeoutSeconds: options.timeout,
  };
}

function readCdktfJson(file: string, mayBeAbsent: boolean): CdktfJson {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (mayBeAbsent) return {};
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no' : 'cannot read';
    throw new NotUnderstood(
      `${reason} ${file}\n  Go to the folder of your project, name the program with --app, or start one with "fleetwright init".`,
    );
  }
  return objectOf(parseJson(text, file), file);
}

/** cdktf hands a context on in the environment as well, for programs that are run by others. */
function contextOfEnvironment(env: Io['env']): Readonly<Record<string, unknown>> {
  const { CDKTF_CONTEXT_JSON: text = '' } = env;
  return text === '' ? {} : objectOf(parseJson(text, 'CDKTF_CONTEXT_JSON'), 'CDKTF_CONTEXT_JSON');
}

/** cdktf's module assets want to know which modules lie beside the program. */
function relativeModules(modules: unknown): readonly unknown[] {
  if (!Array.isArray(modules)) return [];
  return modules.filter((module: unknown) => {
    const source = typeof module === 'string' ? module : (module as { source?: unknown }).source;
    return typeof source === 'string' && /^\.\.?\//.test(source);
  });
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotUnderstood(`${where} must be JSON: ${(error as Error).message}`);
  }
}

function objectOf(value: unknown = {}, where: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new NotUnderstood(`${where} must be an object`);
}

function textOf(value: unknown, where: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new NotUnderstood(`${where} must be a text`);
}
