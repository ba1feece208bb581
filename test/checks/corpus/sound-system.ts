import type { CallProps } from '../../../lib/model/call';
import { externalService } from '../../../lib/model/external';
import type { MicroserviceProps } from '../../../lib/model/service';
import { kubernetes, lambda } from '../../../lib/model/target';
import type { CallDesign, Design, StackDesign } from '../design';

/**
 * A system of forty services in two stacks with nothing to complain about: services of all kinds, and
 * calls that lead from lower to higher numbers or go round with a timeout.
 */
export function soundSystem(seed: number): Design {
  const random = numbersFrom(seed);
  const pick = <T>(...choices: readonly T[]) => choices[random() % choices.length] as T;
  return {
    stacks: { cluster: aCluster(pick), functions: someFunctions(pick) },
    calls: [...callsWithin('cluster', pick), ...callsWithin('functions', pick), ...outside()],
  };
}

const SIZE = 20;
const names = Array.from({ length: SIZE }, (_, index) => `part-${index}`);

type Pick = <T>(...choices: readonly T[]) => T;

function aCluster(pick: Pick): StackDesign {
  const services = names.map((name) => [name, aPart(pick)] as const);
  return {
    target: kubernetes({ namespace: 'sound', context: 'sound' }),
    services: { ...Object.fromEntries(services), nightly: aNightlyJob(pick) },
  };
}

function aPart(pick: Pick): MicroserviceProps {
  return {
    image: pick(
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/part:1.0.0',
      `123456789012.dkr.ecr.eu-west-1.amazonaws.com/part@sha256:${'0'.repeat(64)}`,
    ),
    port: pick(80, 8080, 65535),
    protocol: pick('http', 'grpc', 'tcp'),
    cpu: pick('100m', '1.5'),
    memory: pick('64Mi', '1Gi'),
    environment: pick({}, { GREETING: '${hello} %{ you }' }),
    scaling: pick<NonNullable<MicroserviceProps['scaling']>>(
      {},
      { replicas: 2 },
      { minReplicas: 2, maxReplicas: 9, targetRequestsPerSecond: { metric: 'rps', perReplica: 9 } },
      { minReplicas: 3, maxReplicas: 5, targetCpuPercent: 50, targetMemoryPercent: 80 },
    ),
    disruptionBudget: pick<NonNullable<MicroserviceProps['disruptionBudget']>>(
      {},
      { minAvailable: 1 },
      { maxUnavailable: '10%' },
      { minAvailable: '50%' },
    ),
    spread: pick({}, { zones: 'required' as const }, { nodes: 'off' as const }),
    termination: pick({}, { grace: '60s' as const, drain: '10s' as const }),
    requestTimeout: pick('30s', '2m'),
  };
}

function aNightlyJob(pick: Pick): MicroserviceProps {
  return {
    image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/nightly:1.0.0',
    schedule: {
      cron: pick('0 3 * * *', '*/5 8-17 * * MON-FRI', '30 4 1,15 * 5'),
      overlap: pick('forbid', 'allow', 'replace'),
    },
  };
}

function someFunctions(pick: Pick): StackDesign {
  const services = names.map((name): [string, MicroserviceProps] => [
    name,
    {
      code: 'dist/part.zip',
      port: 8080,
      memory: pick('128Mi', '10Gi'),
      requestTimeout: pick('30s', '2m'),
      lambda: pick<NonNullable<MicroserviceProps['lambda']>>(
        {},
        { reservedConcurrency: 5, provisionedConcurrency: { min: 1, max: 5 } },
        { provisionedConcurrency: { min: 9 } },
      ),
    },
  ]);
  return { target: lambda({ region: 'eu-central-1' }), services: Object.fromEntries(services) };
}

/** A tree of calls with retries at its root alone, and one call that leads back with a timeout. */
function callsWithin(stack: string, pick: Pick): CallDesign[] {
  const settings = (index: number): CallProps => ({
    timeout: pick('500ms', '2s'),
    ...(index === 0 && { retries: pick(0, 1, 4) }),
    ...pick<CallProps>({}, { breaker: { consecutiveFailures: 3 } }),
  });
  const down = names.slice(1).map((name, index): CallDesign => {
    const from = index === 0 ? 0 : 1 + (pick(...names.keys()) % index);
    return [`${stack}/part-${from}`, `${stack}/${name}`, settings(from)];
  });
  return [...down, [`${stack}/part-2`, `${stack}/part-1`, { timeout: '500ms' }]];
}

function outside(): CallDesign[] {
  const host = externalService('api.sound.example', 443, { cidrs: ['203.0.113.0/24'] });
  return [
    ['cluster/part-3', host, { timeout: '2s', retries: 2 }],
    ['cluster/nightly', externalService('mail.sound.example', 25, { protocol: 'tcp' })],
    ['functions/part-3', host],
  ];
}

/** The same numbers for the same seed: a linear congruential generator's upper bits. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
