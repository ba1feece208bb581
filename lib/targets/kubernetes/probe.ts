import type { DeploymentV1SpecTemplateSpecContainer } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import type { Probe, Probes, ProbeQuestion } from '../../model/probe';
import type { Drafted } from '../draft';

type ContainerProbes = Drafted<
  Pick<DeploymentV1SpecTemplateSpecContainer, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>
>;

/** The container's probes; one that is off is left out. */
export function lowerProbes({ startup, readiness, liveness }: Probes): ContainerProbes {
  return {
    ...(startup !== undefined && { startupProbe: lowerProbe(startup) }),
    ...(readiness !== undefined && { readinessProbe: lowerProbe(readiness) }),
    ...(liveness !== undefined && { livenessProbe: lowerProbe(liveness) }),
  };
}

function lowerProbe({ question, ...timing }: Probe) {
  return {
    ...lowerQuestion(question),
    periodSeconds: timing.intervalSeconds,
    timeoutSeconds: timing.timeoutSeconds,
    failureThreshold: timing.failures,
    ...(timing.initialDelaySeconds > 0 && { initialDelaySeconds: timing.initialDelaySeconds }),
  };
}

function lowerQuestion(question: ProbeQuestion) {
  switch (question.kind) {
    case 'http': {
      const httpHeader = Object.entries(question.headers).map(([name, value]) => ({ name, value }));
      return {
        httpGet: {
          path: question.path,
          port: String(question.port),
          ...(httpHeader.length > 0 && { httpHeader }),
        },
      };
    }
    case 'grpc': {
      const { port, service } = question;
      return { grpc: [service === '' ? { port } : { port, service }] };
    }
    case 'tcp':
      return { tcpSocket: [{ port: String(question.port) }] };
    case 'command':
      return { exec: { command: [...question.command] } };
    default:
      return question satisfies never;
  }
}
