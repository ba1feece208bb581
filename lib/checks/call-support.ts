import type { CallProps } from '../model/call';
import { isService, type Edge } from '../model/system';
import { cell, degraded, exact, refused, type Row } from './support';

type CallRow = Row<Edge>;

const HANDED_OVER =
  "it is handed to the caller's code as a variable; without a mesh nothing else holds it";
const handedOver: CallRow = {
  kubernetes: cell(degraded(HANDED_OVER)),
  lambda: cell(degraded(HANDED_OVER)),
};

/** What each target does with each prop of a call. `docs/targets.md` is made from it. */
export const CALL_SUPPORT: Readonly<Record<keyof CallProps, CallRow>> = {
  timeout: handedOver,
  retries: handedOver,
  breaker: handedOver,
  allow: {
    kubernetes: cell(degraded('the network policy admits the caller to everything on the port')),
    lambda: cell(degraded('the permission admits the caller to the whole function')),
  },
  addressVariable: { kubernetes: cell(exact()), lambda: cell(exact()) },
  addressFormat: {
    kubernetes: cell(exact()),
    lambda: cell(exact('for a function, the variable holds the ARN of its alias'), {
      values: "`'host:port'` for a function",
      applies: ({ callee, call }) => isService(callee) && call.addressFormat === 'host:port',
      support: refused("the variable holds the ARN of the callee's alias", "be 'url'"),
    }),
  },
};
