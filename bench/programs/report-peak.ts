import { appendFileSync } from 'node:fs';

const { FLEETWRIGHT_BENCH_PEAKS: peaks } = process.env;

if (peaks !== undefined) {
  process.on('exit', () => appendFileSync(peaks, `${process.resourceUsage().maxRSS}\n`));
}
