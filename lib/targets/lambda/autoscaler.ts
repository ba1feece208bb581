import type { ProvisionedConcurrency } from '../../model/lambda-service';
import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { addressOf, draft, type Draft } from '../draft';
import { concat, reference } from '../expression';
import { aliasAttribute } from './alias';
import { functionAttribute } from './function';
import { nameOf, placeOf, tagsOf } from './metadata';

/** Lowers the instances kept warm behind alias `live`: a fixed number, or bounds and a target. */
export function lowerAutoscaler(service: ServiceModel): Draft[] {
  const { provisionedConcurrency } = service.lambda;
  if (provisionedConcurrency === undefined) return [];
  const { min, max } = provisionedConcurrency;
  // Beside a target that moves the number, a fixed one would move it back.
  return min === max ? [lowerFixed(service, min)] : lowerTracking(service, provisionedConcurrency);
}

function lowerFixed(service: ServiceModel, instances: number): Draft {
  return draft(
    aws.LambdaProvisionedConcurrencyConfig,
    placeOf(service, 'provisioned_concurrency'),
    {
      functionName: functionAttribute(service, 'function_name'),
      qualifier: aliasAttribute(service, 'name'),
      provisionedConcurrentExecutions: instances,
    },
  );
}

/** @see https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-lambda.html */
function lowerTracking(service: ServiceModel, warm: ProvisionedConcurrency): Draft[] {
  const place = placeOf(service, 'scaling_target');
  const target = addressOf(aws.AppautoscalingTarget, place);
  return [
    draft(aws.AppautoscalingTarget, place, {
      serviceNamespace: 'lambda',
      resourceId: concat(
        'function:',
        functionAttribute(service, 'function_name'),
        ':',
        aliasAttribute(service, 'name'),
      ),
      scalableDimension: 'lambda:function:ProvisionedConcurrency',
      minCapacity: warm.min,
      maxCapacity: warm.max,
      tags: tagsOf(service),
    }),
    draft(aws.AppautoscalingPolicy, placeOf(service, 'scaling_policy'), {
      name: nameOf(service),
      policyType: 'TargetTrackingScaling',
      serviceNamespace: reference(target, 'service_namespace'),
      resourceId: reference(target, 'resource_id'),
      scalableDimension: reference(target, 'scalable_dimension'),
      targetTrackingScalingPolicyConfiguration: {
        targetValue: warm.targetPercent / 100,
        predefinedMetricSpecification: {
          predefinedMetricType: 'LambdaProvisionedConcurrencyUtilization',
        },
      },
    }),
  ];
}
