import {
  isList,
  isObject,
  UNKNOWN,
  withMembers,
  type ObjectValue,
  type Value,
} from '../../../../lib/rehearsal/cty/value';
import { isEmpty } from './fields';

/**
 * What the far end told, as the provider's SDK puts it into the state: where the state has nothing, an
 * empty value is nothing too, and the other way round. Nothing else of the state gets through.
 */
export function settle(told: ObjectValue, state: ObjectValue): ObjectValue {
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, settled(value, state[name] ?? null)]),
  );
}

function settled(told: Value, state: Value): Value {
  if (state === UNKNOWN) return told;
  if (isEmpty(told) && isEmpty(state)) return state;
  if (isList(told) && isList(state)) {
    return told.map((item, index) => settledItem(item, state[index] ?? null));
  }
  return told;
}

function settledItem(told: Value, state: Value): Value {
  return isObject(told) && isObject(state) ? settle(told, state) : told;
}

/** `told` without the blocks that nobody wrote anything about. */
export function withoutUnwritten(
  told: ObjectValue,
  state: ObjectValue,
  blocks: readonly string[],
): ObjectValue {
  const unwritten = blocks.filter((name) => isEmpty(state[name] ?? null));
  return withMembers(told, Object.fromEntries(unwritten.map((name) => [name, []])));
}
