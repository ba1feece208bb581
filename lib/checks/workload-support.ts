import type { ServiceModel } from '../model/service';
import { cell, degraded, exact, own, refused, type Row } from './support';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/images-create.html */
const ECR_IMAGE = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?\//;

/** What each target does with what a service runs. */
export const WORKLOAD_SUPPORT = {
  image: {
    kubernetes: cell(exact()),
    lambda: cell(exact('runs where there is no `code`'), {
      values: "outside of ECR in the function's region, without `code`",
      applies: isForeignImage,
      support: refused(
        'AWS pulls it from nowhere else',
        "lie in ECR in the function's region, or stand beside code,",
      ),
    }),
  },
  code: { kubernetes: cell(own('Lambda')), lambda: cell(exact()) },
  command: {
    kubernetes: cell(exact()),
    lambda: cell(
      exact(),
      {
        values: 'beside both `image` and `code`',
        applies: ({ image, code }) => image !== undefined && code !== undefined,
        support: degraded('it belongs to the image, and `lambda.handler` of the code is started'),
      },
      {
        values: 'beside `code` alone',
        applies: ({ code }) => code !== undefined,
        support: refused('`lambda.handler` of the code is started'),
      },
    ),
  },
  port: {
    kubernetes: cell(exact()),
    lambda: cell(exact('it makes the service callable; no port is opened')),
  },
  protocol: {
    kubernetes: cell(exact()),
    lambda: cell(exact(), {
      values: '`grpc` and `tcp`',
      applies: ({ protocol }) => protocol !== 'http',
      support: refused('a function is called with HTTP requests as events', "be 'http'"),
    }),
  },
  environment: {
    kubernetes: cell(exact()),
    lambda: cell(exact(), {
      values: 'with `secret(…)`',
      applies: ({ environment }) => environment.some(({ kind }) => kind === 'secret'),
      support: degraded(
        "such a variable holds the secret's ARN; the function may read it, and finds the key itself",
      ),
    }),
  },
} satisfies Record<string, Row<ServiceModel>>;

function isForeignImage({ target, image, code }: ServiceModel): boolean {
  if (target.kind !== 'lambda' || image === undefined || code !== undefined) return false;
  return ECR_IMAGE.exec(image)?.[1] !== target.region;
}
