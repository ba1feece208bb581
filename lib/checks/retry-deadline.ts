import type { ServiceModel } from '../model/service';
import type { SystemModel, SystemProblem } from '../model/system';
import { ofCall } from './problem-of';

/** What a function has when nothing is said. */
const DEFAULT_FUNCTION_SECONDS = 30;

/** All tries of a call fit in the time that its caller has, or else the last ones are never made. */
export function* checkRetryDeadlines({ edges }: SystemModel): Iterable<SystemProblem> {
  for (const edge of edges) {
    const { timeoutSeconds, retries } = edge.call;
    const deadline = deadlineOf(edge.caller);
    if (timeoutSeconds === undefined || deadline === undefined) continue;
    const seconds = timeoutSeconds * (1 + retries);
    if (seconds <= deadline.seconds) continue;
    const tries = retries === 0 ? 'one try' : `${1 + retries} tries`;
    yield ofCall(edge, {
      code: 'retries/beyond-deadline',
      path: retries === 0 ? 'timeout' : 'retries',
      message:
        `must fit in the caller's ${deadline.name} (${deadline.seconds} seconds), ` +
        `got ${tries} of ${timeoutSeconds} seconds, which is ${Number(seconds.toFixed(3))} seconds`,
      hint: `Shorten the timeout, try less often, or lengthen ${deadline.name}.`,
    });
  }
}

interface Deadline {
  readonly name: string;
  readonly seconds: number;
}

function deadlineOf({ schedule, requestTimeoutSeconds, target }: ServiceModel) {
  if (schedule !== undefined) return deadline('schedule.deadline', schedule.deadlineSeconds);
  if (requestTimeoutSeconds !== undefined) return deadline('requestTimeout', requestTimeoutSeconds);
  if (target.kind === 'lambda') return deadline('requestTimeout', DEFAULT_FUNCTION_SECONDS);
  return undefined;
}

function deadline(name: string, seconds: number): Deadline {
  return { name, seconds };
}
