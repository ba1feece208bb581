/** Seconds that each phase took, summed over the stacks; phases in the order in which they first ran. */
export interface Stopwatch {
  time<T>(phase: string, work: () => Promise<T>): Promise<T>;
  seconds(): Readonly<Record<string, number>>;
}

export function startStopwatch(): Stopwatch {
  const spent = new Map<string, number>();
  return {
    async time(phase, work) {
      const before = performance.now();
      if (!spent.has(phase)) spent.set(phase, 0);
      try {
        return await work();
      } finally {
        spent.set(phase, (spent.get(phase) ?? 0) + (performance.now() - before) / 1000);
      }
    },
    seconds: () =>
      Object.fromEntries(
        [...spent].map(([phase, seconds]) => [phase, Math.round(seconds * 1000) / 1000]),
      ),
  };
}
