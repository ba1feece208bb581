import type { Problem } from '../errors';
import { checkEnvironment, environmentShape } from './environment';
import { checkImage } from './image';
import { checkKubernetesService, kubernetesServiceShape } from './kubernetes-service';
import { lambdaServiceShape } from './lambda-service';
import { checkLambdaService } from './lambda-service-check';
import { checkConstructName } from './name';
import { checkProbes, probesShape } from './probe';
import { cpuShape, durationShape, memoryShape } from './quantity';
import {
  checkDisruptionBudget,
  checkTermination,
  disruptionBudgetShape,
  spreadShape,
  terminationShape,
} from './resilience';
import { checkScaling, scalingShape } from './scaling';
import { checkSchedule, scheduleShape } from './schedule';
import {
  checkResources,
  resolveService,
  type MicroserviceProps,
  type ServicePlace,
} from './service';
import { checkShape, choice, flag, listOf, madeBy, number, objectOf, text } from './shape';
import { checkTarget, isTarget } from './target';
import { checkVolumes, volumesShape } from './volume';

/** Every prop of a service, by name. */
export const SERVICE_SHAPE = objectOf<MicroserviceProps>({
  image: text,
  code: text,
  command: listOf(text),
  port: number,
  protocol: choice('http', 'grpc', 'tcp'),
  cpu: cpuShape,
  cpuLimit: cpuShape,
  memory: memoryShape,
  memoryLimit: memoryShape,
  environment: environmentShape,
  probes: probesShape,
  scaling: scalingShape,
  schedule: scheduleShape,
  disruptionBudget: disruptionBudgetShape,
  spread: spreadShape,
  termination: terminationShape,
  volumes: volumesShape,
  requestTimeout: durationShape,
  isPublic: flag,
  target: madeBy('kubernetes(…) or lambda(…)', isTarget),
  kubernetes: kubernetesServiceShape,
  lambda: lambdaServiceShape,
});

/** What is wrong with one service, looked at alone. Its shape comes first: the rest relies on it. */
export function* checkService(props: MicroserviceProps, place: ServicePlace): Iterable<Problem> {
  yield* checkConstructName(place.name, 'id', 'service/name');
  const wrong = [...checkShape(SERVICE_SHAPE, props, '')];
  yield* wrong;
  if (wrong.some(({ code }) => code !== 'props/unknown')) return;
  const service = resolveService(props, place);
  yield* checkWorkload(props);
  yield* checkResources(service);
  yield* checkEnvironment(props.environment);
  yield* checkProbes(props.probes, { port: service.port, protocol: service.protocol });
  yield* checkScaling(props.scaling);
  if (props.schedule !== undefined) yield* checkSchedule(props.schedule);
  yield* checkDisruptionBudget(props.disruptionBudget);
  yield* checkTermination(props.termination);
  yield* checkVolumes(props.volumes, service);
  if (props.target !== undefined) yield* checkTarget(props.target);
  yield* checkKubernetesService(props.kubernetes);
  yield* checkLambdaService(props.lambda);
}

function* checkWorkload(props: MicroserviceProps): Iterable<Problem> {
  const { image, command, port, schedule, isPublic } = props;
  if (image !== undefined) yield* checkImage(image);
  if (command?.length === 0) {
    yield {
      code: 'service/command',
      path: 'command',
      message: 'must name a program, got an empty list',
    };
  }
  if (isPublic === true && port === undefined) {
    yield {
      code: 'service/public-without-port',
      path: 'port',
      message: 'must be given for a public service, got nothing',
    };
  }
  if (schedule !== undefined) yield* checkJob(props);
}

/** What only a service that runs all the time has: a job would have it in vain. */
function* checkJob(props: MicroserviceProps): Iterable<Problem> {
  const { port, probes, scaling, disruptionBudget, spread, requestTimeout, isPublic } = props;
  const alwaysOn = { port, probes, scaling, disruptionBudget, spread, requestTimeout, isPublic };
  const retries = props.lambda?.asynchronous?.retries;
  for (const [path, value] of Object.entries({
    ...alwaysOn,
    'lambda.asynchronous.retries': retries,
  })) {
    if (value === undefined) continue;
    yield {
      code: 'schedule/not-for-jobs',
      path,
      message:
        'must be left out of a service with a schedule, which runs now and then and is called by nobody',
      hint: 'The schedule has a deadline and retries of its own.',
    };
  }
}
