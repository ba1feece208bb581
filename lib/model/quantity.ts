import { pattern } from './shape';

/** CPU as Kubernetes writes it: thousandths of a core (`'250m'`) or cores (`'1.5'`). */
export type Cpu = `${number}m` | `${number}`;

/** Memory in mebibytes or gibibytes: `'256Mi'`, `'2Gi'`. */
export type Memory = `${number}Mi` | `${number}Gi`;

/** A span of time: `'800ms'`, `'30s'`, `'2m'`, `'1h'`. */
export type Duration = `${number}ms` | `${number}s` | `${number}m` | `${number}h`;

/** A share: `'25%'`. */
export type Percent = `${number}%`;

const DECIMAL = String.raw`\d{1,9}(\.\d{1,6})?`;

export const cpuShape = pattern(new RegExp(`^${DECIMAL}m?$`), `CPU such as '250m' or '1.5'`);
export const memoryShape = pattern(
  new RegExp(`^${DECIMAL}[MG]i$`),
  `memory such as '256Mi' or '2Gi'`,
);
export const durationShape = pattern(
  new RegExp(`^${DECIMAL}(ms|s|m|h)$`),
  `a time such as '800ms', '30s' or '2m'`,
);
export const percentShape = pattern(/^\d{1,3}%$/, `a share such as '25%'`);

export function parseCpu(cpu: Cpu): number {
  return cpu.endsWith('m') ? decimal(cpu, 1) : Math.round(Number(cpu) * 1e6) / 1000;
}

export function parseMemory(memory: Memory): number {
  return memory.endsWith('Gi') ? decimal(memory, 2) * 1024 : decimal(memory, 2);
}

export function parseDuration(duration: Duration): number {
  if (duration.endsWith('ms')) return Math.round(decimal(duration, 2) * 1000) / 1e6;
  const unit = { s: 1, m: 60, h: 3600 }[duration.slice(-1)];
  if (unit === undefined) throw new Error(`unreachable: the shape of ${duration} was checked`);
  // In whole microseconds: 1.1 * 3600 is a little more than 3960.
  return Math.round(decimal(duration, 1) * unit * 1e6) / 1e6;
}

export function parsePercent(percent: Percent): number {
  return decimal(percent, 1);
}

function decimal(quantity: string, unitLength: number): number {
  return Number(quantity.slice(0, -unitLength));
}
