import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { addressOf, draft, type Draft } from '../draft';
import { reference, type Expression } from '../expression';
import { LIVE_ALIAS } from './arn';
import { functionAttribute } from './function';
import { placeOf } from './metadata';

/** Lowers the name by which everybody calls the published version. */
export function lowerAlias(service: ServiceModel): Draft {
  return draft(aws.LambdaAlias, placeOf(service, 'alias'), {
    name: LIVE_ALIAS,
    description: 'the version that callers reach',
    functionName: functionAttribute(service, 'function_name'),
    functionVersion: functionAttribute(service, 'version'),
  });
}

export function aliasAttribute(service: ServiceModel, attribute: string): Expression {
  return reference(addressOf(aws.LambdaAlias, placeOf(service, 'alias')), attribute);
}
