import type { Direction, EgressRule, IngressRule, NetworkPolicy } from '../reachability/policy';

/** What a policy could be by mistake; without one when it is gone. */
export interface Mutant {
  readonly name: string;
  readonly policies: readonly NetworkPolicy[];
}

type Rule = IngressRule & EgressRule;

/** Every policy gone, opened, or with one of its rules gone, for everybody, or at every port. */
export function mutantsOf(policy: NetworkPolicy): Mutant[] {
  const { namespace, name } = policy.metadata;
  const mutant = (change: string, ...policies: readonly NetworkPolicy[]): Mutant => ({
    name: `${namespace}/${name} ${change}`,
    policies,
  });
  const directions = policy.spec.policyTypes ?? [];
  return [
    mutant('gone'),
    ...directions.map((direction) => {
      const rules = [...rulesOf(policy, direction), {}];
      return mutant(`with an empty rule for ${direction}`, withRules(policy, direction, rules));
    }),
    ...directions.flatMap((direction) =>
      rulesOf(policy, direction).flatMap((rule, index, rules) => {
        const where = `${direction} rule ${index}`;
        const others = rules.filter((other) => other !== rule);
        const changed = (to: Rule) => withRules(policy, direction, [...others, to]);
        return [
          mutant(`without ${where}`, withRules(policy, direction, others)),
          ...withoutPeers(rule).map((wide) => mutant(`for everybody in ${where}`, changed(wide))),
          ...withoutPorts(rule).map((wide) => mutant(`at every port in ${where}`, changed(wide))),
        ];
      }),
    ),
  ];
}

function rulesOf({ spec }: NetworkPolicy, direction: Direction): readonly Rule[] {
  return (direction === 'Ingress' ? spec.ingress : spec.egress) ?? [];
}

function withRules(
  { metadata, spec }: NetworkPolicy,
  direction: Direction,
  rules: readonly Rule[],
): NetworkPolicy {
  const field = direction === 'Ingress' ? 'ingress' : 'egress';
  return { metadata, spec: { ...spec, [field]: rules } };
}

function withoutPeers({ from, to, ...rest }: Rule): Rule[] {
  return from === undefined && to === undefined ? [] : [rest];
}

function withoutPorts({ ports, ...rest }: Rule): Rule[] {
  return ports === undefined ? [] : [rest];
}
