import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One Node program, as it is started from a shell. */
export interface Program {
  /** The JavaScript file and its arguments. */
  readonly args: readonly string[];
  readonly cwd: string;
}

/** What one run of a program took, from its start to its end. */
export interface Measurement {
  readonly seconds: number;
  /** Memory of the largest of its processes, at its peak. */
  readonly peakMiB: number;
}

/**
 * Runs `program` in a process of its own.
 *
 * @param peakReporter - a script that every Node process below it loads first, to report its peak.
 */
export function measure({ args, cwd }: Program, peakReporter: string): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-bench-'));
  const peaks = join(folder, 'peaks');
  try {
    const start = process.hrtime.bigint();
    const { status, stderr, stdout } = spawnSync(process.execPath, args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: {
        ...process.env,
        CHECKPOINT_DISABLE: '1',
        NODE_OPTIONS: `--require ${JSON.stringify(peakReporter)}`,
        FLEETWRIGHT_BENCH_PEAKS: peaks,
      },
    });
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
    return { seconds, peakMiB: readPeakMiB(peaks) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readPeakMiB(path: string): number {
  const kibibytes = readFileSync(path, 'utf8').trim().split('\n').map(Number);
  return Math.max(...kibibytes) / 1024;
}
