import type { Problem } from '../errors';
import type { ServiceModel } from '../model/service';
import { shown } from '../model/shape';
import type { SystemModel, SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** Every service has something that its target can run. */
export function* checkRunnable(system: SystemModel): Iterable<SystemProblem> {
  for (const placed of system.services) {
    const problem = missingWorkload(placed.model) ?? foreignImage(placed.model);
    if (problem !== undefined) yield ofService(placed, problem);
  }
}

function missingWorkload({ target, image, code }: ServiceModel): Problem | undefined {
  if (image !== undefined) return undefined;
  if (target.kind === 'kubernetes') {
    return {
      code: 'target/needs-image',
      path: 'image',
      message: 'must be given on kubernetes, which runs container images only, got nothing',
      ...(code !== undefined && { hint: 'Build an image of the code and name it beside code.' }),
    };
  }
  if (code !== undefined) return undefined;
  return {
    code: 'target/needs-code',
    path: 'code',
    message: 'must be given on lambda, or else an image made for it, got neither',
  };
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/images-create.html */
const ECR_IMAGE = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?\//;

/** Lambda pulls images from ECR in its own region, and from nowhere else. */
function foreignImage({ target, image, code }: ServiceModel): Problem | undefined {
  if (target.kind !== 'lambda' || image === undefined || code !== undefined) return undefined;
  if (ECR_IMAGE.exec(image)?.[1] === target.region) return undefined;
  return {
    code: 'target/unsupported',
    path: 'image',
    message: `must lie in ECR in ${target.region} on lambda, got ${shown(image)}`,
    hint: `Push it to <account>.dkr.ecr.${target.region}.amazonaws.com, or give the service code.`,
  };
}
