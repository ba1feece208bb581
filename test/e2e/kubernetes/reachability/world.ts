import type { Labels, NetworkPolicy } from './policy';

/** Everything that decides whether a connection comes about. */
export interface World {
  /** Labels of each namespace, by its name. */
  readonly namespaces: Readonly<Record<string, Labels>>;
  readonly policies: readonly NetworkPolicy[];
}

/** One pod with an address of its own: one on its node's network is beyond what policies say. */
export interface Pod {
  readonly kind: 'pod';
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly ip: string;
  readonly ports: readonly PodPort[];
}

export interface PodPort {
  readonly name?: string;
  readonly number: number;
  readonly protocol: string;
}

/** An address that is no pod's. */
export interface Outside {
  readonly kind: 'outside';
  readonly name: string;
  readonly ip: string;
}

export type Endpoint = Pod | Outside;

/** Where a connection arrives. */
export interface Port {
  readonly number: number;
  readonly protocol: string;
}

/** An attempt to connect. */
export interface Connection {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly port: Port;
}
