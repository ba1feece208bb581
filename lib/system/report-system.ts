import { renderRule } from '../model/call';
import type { ReportedEdge, ReportedService, SystemReport } from '../model/report';
import { idOf, isService, type Edge, type PlacedService, type SystemModel } from '../model/system';
import { readPlace } from '../source-location';
import type { Draft } from '../targets/draft';
import { isProvider } from '../targets/provider';

type Modelled = Omit<SystemReport, 'problems' | 'acceptances'>;

/** The system as data, in the order in which the program declares it. */
export function reportSystem(
  system: SystemModel,
  drafts: ReadonlyMap<string, readonly Draft[]>,
): Modelled {
  const outside = system.edges.flatMap(({ callee }) => (isService(callee) ? [] : [callee]));
  const externals = new Map(outside.map(({ host, port }) => [`${host}:${port}`, { host, port }]));
  return {
    stacks: system.stacks.map(({ name }) => ({
      name,
      resources: (drafts.get(name) ?? []).filter((draft) => !isProvider(draft)).length,
    })),
    services: system.services.map(reportService),
    edges: system.edges.map(reportEdge),
    externals: [...externals.values()],
  };
}

function reportService({ model, place }: PlacedService): ReportedService {
  const { stack, name, target, schedule, protocol, port, isPublic } = model;
  return {
    stack,
    name,
    target: target.kind,
    kind: schedule === undefined ? 'service' : 'job',
    protocol,
    ...(port !== undefined && { port }),
    isPublic,
    location: readPlace(place),
  };
}

function reportEdge({ caller, callee, call, place }: Edge): ReportedEdge {
  return {
    from: idOf(caller),
    to: idOf(callee),
    protocol: callee.protocol,
    ...(call.timeoutSeconds !== undefined && { timeoutSeconds: call.timeoutSeconds }),
    retries: call.retries,
    allow: call.allow.map(renderRule),
    location: readPlace(place),
  };
}
