import type { PlacedService, StackModel, SystemModel, SystemProblem } from '../model/system';
import type { KubernetesTarget, TargetModel } from '../model/target';
import { clusterOf } from './cluster';
import { ofService, ofStack } from './problem-of';
import { servicesByStack } from './services-by-stack';

/** Something that there is only one of, and who has it. */
interface Claim {
  /** What it is and where, as a message names it. */
  readonly thing: string;
  readonly owner: string;
  readonly place: Error;
}

/** No two services, and no two stacks, become one thing on their platform. */
export function* checkDuplicateAddresses(system: SystemModel): Iterable<SystemProblem> {
  const claims = new Map<string, Claim>();
  const services = servicesByStack(system);
  for (const stack of system.stacks) {
    const own = services.get(stack.name) ?? [];
    const found = collision(claims, claimsOfStack(stack, own));
    if (found !== undefined) yield ofStack(stack, { ...found, path: 'target.namespace' });
  }
  for (const placed of system.services) {
    const found = collision(claims, claimsOfService(placed));
    if (found !== undefined) yield ofService(placed, { ...found, path: 'id' });
  }
}

/** Adds the claims that are free, and tells of the first that is not. */
function collision(known: Map<string, Claim>, claims: readonly Claim[]) {
  const taken = claims.find(({ thing }) => known.has(thing));
  const before = taken === undefined ? undefined : known.get(taken.thing);
  for (const claim of claims) {
    if (!known.has(claim.thing)) known.set(claim.thing, claim);
  }
  if (before === undefined) return undefined;
  return {
    code: 'system/duplicate-address',
    message: `must not share an address with ${before.owner}, got ${before.thing} twice`,
    hint: 'Rename one of the two, or put it into another namespace or stack.',
    otherPlace: before.place,
  };
}

/** The namespaces that a stack writes, with the policies that close them. */
function claimsOfStack({ name, place, target }: StackModel, services: readonly PlacedService[]) {
  const targets = [target, ...services.map(({ model }) => model.target)];
  const written = targets.filter(isOwnNamespace);
  const namespaces = new Map(written.map((one) => [objectOf(one, 'Namespace', ''), one]));
  return [...namespaces].flatMap(([thing, one]) =>
    [
      thing,
      objectOf(one, 'NetworkPolicy', 'default-deny'),
      objectOf(one, 'NetworkPolicy', 'allow-dns'),
    ].map((claimed): Claim => ({ thing: claimed, owner: `stack "${name}"`, place })),
  );
}

function isOwnNamespace(target: TargetModel): target is KubernetesTarget {
  return target.kind === 'kubernetes' && !target.namespaceExists;
}

function claimsOfService({ model, place }: PlacedService): readonly Claim[] {
  const { name, stack, target, port, isPublic, schedule } = model;
  const owner = `service "${name}" of stack "${stack}"`;
  const address = `service "${name}" in stack "${stack}"`;
  const things =
    target.kind === 'lambda'
      ? [
          address,
          roleOf(`${stack}-${name}`),
          ...(schedule === undefined ? [] : [roleOf(`${stack}-${name}-schedule`)]),
        ]
      : [
          address,
          objectOf(target, 'NetworkPolicy', name),
          ...(port === undefined ? [] : [objectOf(target, 'Service', name)]),
          ...(isPublic ? [objectOf(target, 'Service', `${name}-public`)] : []),
        ];
  return things.map((thing) => ({ thing, owner, place }));
}

/** Functions have roles of their own name, and an account has one role of a name. */
function roleOf(name: string): string {
  return `role "${name}" of the account`;
}

function objectOf(target: KubernetesTarget, kind: string, name: string): string {
  const named = name === '' ? kind : `${kind} "${name}" in namespace`;
  return `${named} "${target.namespace}" of ${clusterOf(target)}`;
}
