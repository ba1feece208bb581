import type { Problem } from '../errors';
import { checkConstructName } from './name';
import { checkShape, listOf, madeBy, objectOf, shown, text, type Shape } from './shape';
import { checkStage, type Stage } from './stage';
import type { Acceptance } from './system';
import { checkTarget, isTarget, type Target } from './target';

/** What all services of a stack share. */
export interface ServiceStackProps {
  /** Where its services run, unless one names a target of its own. */
  readonly target: Target;
  /**
   * The stage that this stack is, and what that changes about its services.
   *
   * @default - no stage: the services are as they were written
   */
  readonly stage?: Stage;
  /**
   * Warnings that somebody looked at. `fleetwright check` lists them with their reasons.
   *
   * @default - nothing is accepted
   */
  readonly accept?: readonly Acceptance[];
}

const ANYTHING: Shape = { kind: 'made', by: 'anything', is: () => true };
const SHAPE = objectOf<ServiceStackProps>(
  {
    target: madeBy('kubernetes(…) or lambda(…)', isTarget),
    stage: ANYTHING,
    accept: listOf(
      objectOf<Acceptance>({ code: text, reason: text, service: text }, ['code', 'reason']),
    ),
  },
  ['target'],
);

export function* checkStackProps(name: unknown, props: ServiceStackProps): Iterable<Problem> {
  yield* checkConstructName(name, 'id', 'stack/name');
  const wrong = [...checkShape(SHAPE, props, '')];
  if (wrong.length > 0) {
    yield* wrong;
    return;
  }
  yield* checkTarget(props.target);
  if (props.stage !== undefined) yield* checkStage(props.stage);
  for (const [index, { code, reason }] of (props.accept ?? []).entries()) {
    if (reason.trim() === '') {
      const path = `accept[${index}].reason`;
      yield { code: 'acceptance/no-reason', path, message: 'must say why, got an empty text' };
    }
    if (!/^[a-z-]+\/[a-z-]+$/.test(code)) {
      const path = `accept[${index}].code`;
      yield {
        code: 'acceptance/code',
        path,
        message: `must be a problem's code, got ${shown(code)}`,
      };
    }
  }
}
