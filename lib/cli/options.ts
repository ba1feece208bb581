import { InvalidArgumentError, Option, type Command } from 'commander';

/** What every command that runs the user's program understands. */
export interface ProgramOptions {
  readonly app?: string;
  readonly context: Readonly<Record<string, string>>;
  readonly timeout: number;
}

/** What every command that leaves files behind understands besides. */
export interface OutputOptions extends ProgramOptions {
  readonly output?: string;
}

const SECONDS_PER: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

export function withProgramOptions(command: Command): Command {
  return command
    .addOption(
      new Option('-a, --app <command>', 'the program to run, instead of the one in cdktf.json'),
    )
    .addOption(
      new Option('-c, --context <key=value>', 'a context value for the program; may be repeated')
        .argParser(addContext)
        .default({}, 'those of cdktf.json'),
    )
    .addOption(
      new Option('--timeout <duration>', 'how long the program may run, such as 90s or 5m')
        .argParser(parseSeconds)
        .default(120, '2m'),
    );
}

export function withOutputOptions(command: Command): Command {
  return withProgramOptions(command).addOption(
    new Option(
      '-o, --output <folder>',
      'where the Terraform goes (default: that of cdktf.json, or cdktf.out)',
    ),
  );
}

export function withJson(command: Command): Command {
  return command.addOption(new Option('--json', 'give the result as JSON').default(false, 'text'));
}

/** What every command understands that changes what is deployed. */
export interface DeployOptions extends OutputOptions {
  readonly json: boolean;
  readonly yes: boolean;
  readonly parallelism: number;
  readonly allowLocalState: boolean;
}

export function withDeployOptions(command: Command): Command {
  return withParallelism(withJson(withOutputOptions(command)))
    .argument('[stacks...]', 'stack names')
    .option('-y, --yes', 'do not ask', false)
    .option('--allow-local-state', 'go ahead in CI although the state is a local file', false);
}

export function withParallelism(command: Command): Command {
  return command.addOption(
    new Option('--parallelism <count>', 'how many stacks are worked on at once')
      .argParser(parseCount)
      .default(4),
  );
}

/** Node's timers end at once when asked for more than 24 days. */
const LONGEST_SECONDS = 24 * 3600;

/** A duration such as `90s`, `5m` or `2h` in seconds; a bare number is seconds. */
export function parseSeconds(text: string): number {
  const [, digits, unit = 's'] = /^(\d+(?:\.\d+)?)(s|m|h)?$/.exec(text) ?? [];
  const seconds = Number(digits) * (SECONDS_PER[unit] ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds <= 0) {
    throw new InvalidArgumentError('must be a duration above zero, such as 90s or 5m.');
  }
  if (seconds > LONGEST_SECONDS) throw new InvalidArgumentError('must be at most 24h.');
  return seconds;
}

export function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count) || count < 1) {
    throw new InvalidArgumentError('must be a whole number from 1.');
  }
  return count;
}

function addContext(
  text: string,
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('must be key=value, such as stage=prod.');
  const entries = [...Object.entries(before), [text.slice(0, equals), text.slice(equals + 1)]];
  return Object.fromEntries(entries) as Record<string, string>;
}
