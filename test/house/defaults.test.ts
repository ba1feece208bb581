import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { resolveCall, type BreakerProps } from '../../lib/model/call';
import { externalService } from '../../lib/model/external';
import { resolveKubernetesService, type ApiRule } from '../../lib/model/kubernetes-service';
import { resolveLambdaService, resolveProvisioned } from '../../lib/model/lambda-service';
import { resolveProbes } from '../../lib/model/probe';
import {
  resolveDisruptionBudget,
  resolveSpread,
  resolveTermination,
} from '../../lib/model/resilience';
import { resolveScaling } from '../../lib/model/scaling';
import { resolveSchedule } from '../../lib/model/schedule';
import { resolveService } from '../../lib/model/service';
import { kubernetes, lambda, resolveTarget } from '../../lib/model/target';
import { resolveVolumes } from '../../lib/model/volume';
import { readSources } from './source-files';

const target = resolveTarget(kubernetes({ namespace: 'shop' }));
const callee = { name: 'orders', protocol: 'http' } as const;

type Props = Readonly<Record<string, unknown>>;

/** What each group of props is resolved to, beside what it cannot do without. */
const RESOLVED: Readonly<Record<string, (props: Props) => unknown>> = {
  ApiRule: (props) => {
    const rule = { resources: ['pods'], verbs: ['get'], ...props } as ApiRule;
    return resolveKubernetesService({ access: [rule] }, 80);
  },
  AsynchronousProps: (asynchronous) => resolveLambdaService({ asynchronous }),
  BreakerProps: (breaker: BreakerProps) => resolveCall({ breaker }, callee),
  CallProps: (props) => resolveCall(props, callee),
  DisruptionBudgetProps: resolveDisruptionBudget,
  ExternalServiceProps: (props) => {
    const { protocol, cidrs } = externalService('api.stripe.com', 443, props);
    return { protocol, cidrs };
  },
  KubernetesProps: (props) => resolveTarget(kubernetes({ namespace: 'shop', ...props })),
  KubernetesServiceProps: (props) => resolveKubernetesService(props, 80),
  LambdaProps: (props) => resolveTarget(lambda({ region: 'eu-west-1', ...props })),
  LambdaServiceProps: resolveLambdaService,
  MicroserviceProps: (props) => {
    const model = resolveService(props, { name: 'a', stack: 'shop', target });
    return { ...model, given: [] };
  },
  ProbeProps: (readiness) => resolveProbes({ readiness }, { port: 80, protocol: 'http' }).readiness,
  ProvisionedConcurrencyProps: (props) => resolveProvisioned({ min: 1, ...props }),
  ScalingProps: resolveScaling,
  ScheduleProps: (props) => resolveSchedule({ cron: '* * * * *', ...props }),
  SpreadProps: resolveSpread,
  TerminationProps: resolveTermination,
  VolumeProps: (props) => resolveVolumes([{ name: 'data', mountPath: '/data', ...props }]),
};

/** A value of the type that is nobody's default. */
const OTHERS: Readonly<Record<string, unknown>> = {
  Cpu: '7m',
  Duration: '7s',
  Memory: '7Mi',
  Protocol: 'tcp',
  Spreading: 'off',
  "'always' | 'ifNotPresent'": 'ifNotPresent',
  "'awsKeys' | 'ownKey'": 'ownKey',
  "'arm64' | 'x86_64'": 'x86_64',
  "'disk' | 'memory'": 'memory',
  "'forbid' | 'allow' | 'replace'": 'allow',
  boolean: true,
  number: 7,
  'number | Percent': 7,
  'readonly string[]': ['other'],
  string: 'other',
};

interface Documented {
  readonly group: string;
  readonly prop: string;
  readonly type: string;
  readonly literal: string;
}

/** Props whose docstring says a literal default. */
function documentedDefaults(): Documented[] {
  return readSources('lib/model').flatMap(({ path, text }) =>
    ts
      .createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
      .statements.filter(ts.isInterfaceDeclaration)
      .flatMap(({ name, members }) =>
        members.filter(ts.isPropertySignature).map((member) => ({
          group: name.text,
          prop: member.name.getText(),
          type: member.type?.getText() ?? '',
          literal: defaultOf(member),
        })),
      )
      .filter(({ literal }) => !literal.startsWith('-')),
  );
}

function defaultOf(member: ts.Node): string {
  const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default');
  return ts.getTextOfJSDocComment(tag?.comment) ?? '-';
}

const DOCUMENTED = documentedDefaults();

describe('a documented default', () => {
  it('is found for every group of props that has any', () => {
    expect([...new Set(DOCUMENTED.map(({ group }) => group))].sort()).toEqual(
      Object.keys(RESOLVED).sort(),
    );
  });

  it.each(DOCUMENTED)('$literal of $group.$prop is what leaving it out means', (documented) => {
    const { group, prop, type, literal } = documented;
    const resolve = RESOLVED[group] ?? (() => undefined);
    const value = JSON.parse(literal.replaceAll("'", '"')) as unknown;

    expect(resolve({ [prop]: value })).toEqual(resolve({}));
    expect(OTHERS).toHaveProperty([type]);
    expect(resolve({ [prop]: OTHERS[type] })).not.toEqual(resolve({}));
  });
});
