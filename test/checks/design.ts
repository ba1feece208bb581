import { applyAcceptances } from '../../lib/checks/acceptance';
import { checkSystem } from '../../lib/checks/check-system';
import type { Problem, Severity } from '../../lib/errors';
import { checkCall, resolveCall, type CallProps } from '../../lib/model/call';
import { checkExternalService, type ExternalService } from '../../lib/model/external';
import { resolveService, type MicroserviceProps } from '../../lib/model/service';
import { checkService } from '../../lib/model/service-check';
import { checkStackProps, type ServiceStackProps } from '../../lib/model/stack-check';
import { resolveStagedProps } from '../../lib/model/stage';
import type { Edge, PlacedService, StackModel, SystemModel } from '../../lib/model/system';
import { kubernetes, resolveTarget } from '../../lib/model/target';
import { checkConnection } from '../../lib/system/connection';

/** A program as data: its stacks with their services, and the calls between those. */
export interface Design {
  readonly stacks: Readonly<Record<string, StackDesign>>;
  readonly calls: readonly CallDesign[];
}

/** Without a target: Kubernetes, in a namespace that is named like the stack. */
export interface StackDesign extends Partial<ServiceStackProps> {
  readonly services: Readonly<Record<string, MicroserviceProps>>;
}

/** From a service, as `<stack>/<service>`, to another or to a host outside. */
export type CallDesign = readonly [
  from: string,
  to: string | ExternalService,
  props?: CallProps | undefined,
];

/** A service with nothing to complain about. */
/** An image that both targets take, functions in eu-west-1. */
export const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1.0.0';

export const SOUND: MicroserviceProps = { image: IMAGE, port: 8080 };

/** One stack named `shop`. Its services are sound but for what is written here. */
export function aShop(
  services: Readonly<Record<string, MicroserviceProps>>,
  calls: readonly CallDesign[] = [],
  stack: Partial<ServiceStackProps> = {},
): Design {
  return {
    stacks: { shop: { ...stack, services: mapValues(services, soundBut) } },
    calls: calls.map(([from, to, props]) => [
      `shop/${from}`,
      typeof to === 'string' ? `shop/${to}` : to,
      props,
    ]),
  };
}

export function soundBut(props: MicroserviceProps): MicroserviceProps {
  return { ...SOUND, ...props };
}

export interface Found {
  readonly code: string;
  readonly severity: Severity;
  readonly subject: string;
  readonly path: string;
  readonly message: string;
}

/** Everything that the toolkit says about a design: first about its parts, then about the whole. */
export function problemsOf(design: Design): Found[] {
  for (const check of [checkParts, checkCalls]) {
    const found = [...check(design)];
    if (found.length > 0) return found.map(withSeverity);
  }
  const system = systemOf(design);
  return applyAcceptances(checkSystem(system), system.stacks).problems.map(withSeverity);
}

/** Codes of the problems that are no notes, each once. */
export function codesOf(design: Design): string[] {
  const grave = problemsOf(design).filter(({ severity }) => severity !== 'note');
  return [...new Set(grave.map(({ code }) => code))].sort();
}

function withSeverity(problem: Problem & { readonly subject: string }): Found {
  const { code, severity = 'error', subject, path, message } = problem;
  return { code, severity, subject, path, message };
}

function* checkParts({ stacks }: Design): Iterable<Problem & { readonly subject: string }> {
  for (const [stack, design] of Object.entries(stacks)) {
    yield* about(`stack "${stack}"`, checkStackProps(stack, propsOf(stack, design)));
  }
  for (const { name, props, where } of servicesOf(stacks)) {
    yield* about(`service "${name}"`, checkService(props, where));
  }
}

function* checkCalls({ stacks, calls }: Design): Iterable<Problem & { readonly subject: string }> {
  const known: Edge[] = [];
  const services = resolvedServices(stacks);
  for (const [from, to, props = {}] of calls) {
    const subject = `call "${from}"`;
    if (typeof to !== 'string') yield* about(subject, checkExternalService(to));
    const callee = typeof to === 'string' ? serviceOf(services, to) : to;
    const wrong = [...checkCall(props, callee)];
    yield* about(subject, wrong);
    if (wrong.length > 0) continue;
    const edge = edgeOf(services, [from, to, props]);
    yield* about(subject, checkConnection(edge, { isElsewhere: false, known }));
    known.push(edge);
  }
}

/** The model of a design whose parts are sound. */
export function systemOf({ stacks, calls }: Design): SystemModel {
  const services = resolvedServices(stacks);
  return {
    stacks: Object.entries(stacks).map(([name, design]): StackModel => {
      const { target, accept: acceptances = [], stage } = propsOf(name, design);
      const stagedServices = Object.keys(stage?.services ?? {});
      return { name, target: resolveTarget(target), acceptances, place: here(), stagedServices };
    }),
    services: [...services.values()],
    edges: calls.map((call) => edgeOf(services, call)),
  };
}

function propsOf(name: string, { services: _, ...props }: StackDesign): ServiceStackProps {
  return { target: kubernetes({ namespace: name }), ...props };
}

function servicesOf(stacks: Design['stacks']) {
  return Object.entries(stacks).flatMap(([stack, design]) => {
    const { target, stage } = propsOf(stack, design);
    return Object.entries(design.services).map(([name, written]) => {
      const props = resolveStagedProps(name, written, stage);
      const where = { name, stack, target: resolveTarget(props.target ?? target) };
      return { name, props, where };
    });
  });
}

function resolvedServices(stacks: Design['stacks']): Map<string, PlacedService> {
  const placed = servicesOf(stacks).map(({ name, props, where }) => {
    const model = resolveService(props, where);
    return [`${where.stack}/${name}`, { model, place: here() }] as const;
  });
  return new Map(placed);
}

function edgeOf(services: Map<string, PlacedService>, [from, to, props = {}]: CallDesign): Edge {
  const callee = typeof to === 'string' ? serviceOf(services, to) : to;
  const call = resolveCall(props, callee);
  return { caller: serviceOf(services, from), callee, call, place: here() };
}

function serviceOf(services: ReadonlyMap<string, PlacedService>, name: string) {
  const placed = services.get(name);
  if (placed === undefined) throw new Error(`the design has no service ${name}`);
  return placed.model;
}

function about(subject: string, problems: Iterable<Problem>) {
  return [...problems].map((problem) => ({ ...problem, subject }));
}

function here(): Error {
  return new Error('place');
}

function mapValues<T>(values: Readonly<Record<string, T>>, change: (value: T) => T) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
