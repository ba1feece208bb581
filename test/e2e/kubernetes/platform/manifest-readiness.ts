import {
  isList,
  isObject,
  textAt,
  valueAt,
  type ObjectValue,
  type Value,
} from '../../../../lib/rehearsal/cty/value';
import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import { hasCondition, memberAt } from './live';
import { idOf } from './object-values';
import { deploymentRollout, statefulSetRollout } from './rollout';
import { DONE, failed, underWay, type Progress } from './wait';

type Check = (live: KubernetesObject) => Progress;

/** What the `wait` block of a `kubernetes_manifest` waits for; `undefined` without one. */
export function readinessOfManifest(values: ObjectValue): Check | undefined {
  const block = valueAt(values, ['wait', 0]);
  const wait = isObject(block) ? block : valueAt(values, ['wait_for']);
  if (!isObject(wait)) return undefined;
  const conditions = valueAt(wait, ['condition']);
  const fields = valueAt(wait, ['fields']);
  const checks: Check[] = [
    ...(wait['rollout'] === true ? [rollout] : []),
    ...(isList(conditions) ? conditions.map(conditionCheck) : []),
    ...(isObject(fields) ? Object.entries(fields).map(fieldCheck) : []),
  ];
  return (live) => checks.map((check) => check(live)).find(({ is }) => is !== 'done') ?? DONE;
}

function rollout(live: KubernetesObject): Progress {
  if (live.kind === 'Deployment') return deploymentRollout(live);
  if (live.kind === 'StatefulSet') return statefulSetRollout(live);
  return failed(`the rollout of a ${live.kind} cannot be waited for`);
}

function conditionCheck(condition: Value): Check {
  const [type, status] = [textAt(condition, ['type']), textAt(condition, ['status'])];
  return (live) =>
    hasCondition(live, type, status)
      ? DONE
      : underWay(`${live.kind} ${idOf(live)} has no condition ${type}=${status}`);
}

/** A path such as `status.conditions[0].type`, and what the field must match. `*` is any value. */
function fieldCheck([path, wanted]: readonly [string, Value]): Check {
  const steps = [...path.matchAll(/[^.[\]"]+/g)].map(([step]) =>
    /^\d+$/.test(step) ? Number(step) : step,
  );
  const pattern = wanted === '*' ? /./s : new RegExp(`^(?:${String(wanted)})$`, 's');
  return (live) => {
    const found = memberAt(live, steps);
    const isMet = found !== undefined && pattern.test(String(found));
    return isMet ? DONE : underWay(`${live.kind} ${idOf(live)}: ${path} is not ${String(wanted)}`);
  };
}
