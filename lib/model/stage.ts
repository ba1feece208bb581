import type { Problem } from '../errors';
import { checkDnsLabel } from './name';
import type { MicroserviceProps } from './service';
import { checkShape, isPlainObject, mapOf, objectOf, text, type Shape } from './shape';

/** What one stage, such as `test` or `prod`, changes about the services of a stack. */
export interface Stage {
  /** The stage's name: lower-case letters, digits and dashes. */
  readonly name: string;
  /** Changes to every service of the stack. */
  readonly everyService?: Partial<MicroserviceProps>;
  /** Changes to single services, by name. They come after `everyService`. */
  readonly services?: Readonly<Record<string, Partial<MicroserviceProps>>>;
}

const PROPS: Shape = { kind: 'props' };
const STAGE_SHAPE = objectOf<Stage>({ name: text, everyService: PROPS, services: mapOf(PROPS) }, [
  'name',
]);

export function* checkStage(stage: unknown): Iterable<Problem> {
  const wrong = [...checkShape(STAGE_SHAPE, stage, 'stage')];
  if (wrong.length > 0) yield* wrong;
  else yield* checkDnsLabel((stage as Stage).name, 'stage.name', 'stage/name');
}

/** The service's props with the stage's changes: groups are merged, everything else is replaced. */
export function resolveStagedProps(
  name: string,
  props: MicroserviceProps,
  stage: Stage | undefined,
): MicroserviceProps {
  const single = stage?.services;
  const changes = [
    stage?.everyService,
    single !== undefined && Object.hasOwn(single, name) ? single[name] : undefined,
  ];
  return changes.reduce<MicroserviceProps>((merged, change) => merge(merged, change), props);
}

function merge<T>(base: T, change: unknown): T {
  if (!isPlainObject(base) || !isPlainObject(change)) return base;
  const merged: Record<string, unknown> = Object.assign(Object.create(null), base);
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const before = merged[key];
    merged[key] = isGroup(before) && isGroup(value) ? merge(before, value) : value;
  }
  return merged as T;
}

/** A plain object without a brand: what `secret(…)` or `kubernetes(…)` made is one value. */
function isGroup(value: unknown): boolean {
  return isPlainObject(value) && Object.getOwnPropertySymbols(value).length === 0;
}
