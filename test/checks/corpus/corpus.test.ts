import { describe, expect, it } from 'vitest';

import { codesOf, type Design } from '../design';
import { CALL_FAULTS } from './calls';
import { SCALING_FAULTS } from './scaling';
import type { SeededFault } from './seeded-fault';
import { SERVICE_FAULTS } from './services';
import { soundSystem } from './sound-system';
import { STACK_FAULTS } from './stacks';
import { TARGET_FAULTS } from './targets';

const CORPUS: readonly SeededFault[] = [
  ...CALL_FAULTS,
  ...SCALING_FAULTS,
  ...SERVICE_FAULTS,
  ...STACK_FAULTS,
  ...TARGET_FAULTS,
];
const SEEDS = Array.from({ length: 50 }, (_, seed) => seed);

describe('the corpus of seeded faults', () => {
  it.each(CORPUS)('finds $code and nothing else in: $name', ({ code, faulty }) => {
    expect(codesOf(faulty)).toEqual([code]);
  });

  it.each(CORPUS)('says nothing about what is close to $code and sound: $name', ({ sound }) => {
    expect(codesOf(sound)).toEqual([]);
  });

  it.each(SEEDS)('says nothing about the sound system of forty services number %i', (seed) => {
    expect(codesOf(soundSystem(seed))).toEqual([]);
  });

  it('finds every fault in the midst of a sound system, and raises no false alarm there', () => {
    const found = CORPUS.map(({ code, faulty, sound }, index) => {
      const around = soundSystem(index);
      return {
        isDetected: codesOf(together(around, faulty)).join() === code,
        isFalseAlarm: codesOf(together(around, sound)).length > 0,
      };
    });

    expect({
      detectedPercent: percentOf(found, ({ isDetected }) => isDetected),
      falseAlarmPercent: percentOf(found, ({ isFalseAlarm }) => isFalseAlarm),
    }).toEqual({ detectedPercent: 100, falseAlarmPercent: 0 });
  });
});

function together(one: Design, other: Design): Design {
  return {
    stacks: { ...one.stacks, ...other.stacks },
    calls: [...one.calls, ...other.calls],
  };
}

function percentOf<T>(items: readonly T[], isMeant: (item: T) => boolean): number {
  return (100 * items.filter(isMeant).length) / items.length;
}
