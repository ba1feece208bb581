import type { ApiClient } from '../platform/api-client';
import { userOf, type Account } from './account';

/** Something that an account may want to do. */
export interface Deed {
  readonly verb: string;
  readonly resource: string;
  /** @default - the core group */
  readonly group?: string;
  readonly subresource?: string;
  /** @default - in the whole cluster */
  readonly namespace?: string;
  /** @default - to any object */
  readonly name?: string;
}

interface Reviewed {
  readonly status: { readonly allowed: boolean };
}

/**
 * Whether the API server would let the account do it: the question that `kubectl auth can-i --as` asks.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
export async function isAllowed(send: ApiClient, account: Account, deed: Deed): Promise<boolean> {
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${account.namespace}`];
  const review = await send({
    method: 'POST',
    path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: {
        user: userOf(account),
        groups: [...groups, 'system:authenticated'],
        resourceAttributes: deed,
      },
    },
  });
  return (review as Reviewed).status.allowed;
}
