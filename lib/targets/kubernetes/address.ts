import { externalAddress } from '../../model/external-address';
import type { ServiceModel } from '../../model/service';
import { isService, type Edge } from '../../model/system';
import { clusterOf } from './metadata';

/** The callee's address as the caller's environment holds it: short within one namespace. */
export function addressOfCallee({ caller, callee, call }: Edge): string {
  if (!isService(callee)) return externalAddress(callee, call);
  const hostAndPort = `${hostOf(callee, caller)}:${callee.kubernetes.servicePort}`;
  if (call.addressFormat === 'host:port') return hostAndPort;
  return `${callee.protocol}://${hostAndPort}`;
}

function hostOf(callee: ServiceModel, caller: ServiceModel): string {
  const { namespace } = clusterOf(callee);
  return namespace === clusterOf(caller).namespace
    ? callee.name
    : `${callee.name}.${namespace}.svc`;
}
