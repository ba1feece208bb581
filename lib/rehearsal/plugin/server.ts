import { loadPackageDefinition, Server, ServerCredentials, status } from '@grpc/grpc-js';
import type {
  GrpcObject,
  sendUnaryData,
  ServerDuplexStream,
  ServerUnaryCall,
  ServiceClientConstructor,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';

import type { StandInProvider } from '../provider';
import { PROTOCOL } from './proto';
import { providerCalls, type ProviderCall, type Request } from './provider-service';
import { sessions, type Session } from './session';

/** grpc.health.v1.HealthCheckResponse.SERVING */
const SERVING = 1;

const UNLIMITED = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };

export interface ServedProvider {
  readonly port: number;
  close(): void;
}

/** Serves one provider on a free port of this machine's loopback. */
export async function serveProvider(provider: StandInProvider): Promise<ServedProvider> {
  const server = new Server(UNLIMITED);
  const definitions = loadPackageDefinition(
    fromJSON(PROTOCOL as Parameters<typeof fromJSON>[0], {
      keepCase: true,
      enums: String,
      defaults: false,
    }),
  );
  const add = (path: string, calls: UntypedServiceImplementation) =>
    server.addService(serviceAt(definitions, path), calls);

  add('tfplugin5.Provider', unaryCalls(providerCalls(provider)));
  add('grpc.health.v1.Health', { Check: answer({ status: SERVING }) });
  // The plugin outlives each Terraform that is attached to it, so a wish to shut down is only noted.
  add('plugin.GRPCController', { Shutdown: answer({}) });
  add('plugin.GRPCBroker', { StartStream: holdStream });
  const port = await bind(server);
  return { port, close: () => server.forceShutdown() };
}

function serviceAt(definitions: GrpcObject, path: string): ServiceClientConstructor['service'] {
  const found = path
    .split('.')
    .reduce((at: unknown, name) => (at as GrpcObject)[name], definitions);
  return (found as ServiceClientConstructor).service;
}

function unaryCalls(calls: Readonly<Record<string, ProviderCall>>): UntypedServiceImplementation {
  const sessionOf = sessions();
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [name, unary(call, sessionOf)]),
  );
}

function unary(call: ProviderCall, sessionOf: (peer: string) => Session) {
  return (received: ServerUnaryCall<Request, object>, reply: sendUnaryData<object>): void => {
    const respond = async () => call(received.request, sessionOf(received.getPeer()));
    respond().then(
      (response) => reply(null, response),
      (error: Error) => reply({ code: status.INTERNAL, message: error.stack ?? error.message }),
    );
  };
}

function answer(response: object) {
  return (_received: unknown, reply: sendUnaryData<object>): void => reply(null, response);
}

/** Terraform opens this channel for callbacks that providers never make. */
function holdStream(stream: ServerDuplexStream<object, object>): void {
  stream.on('data', () => undefined);
  stream.on('end', () => stream.end());
  stream.on('error', () => undefined);
}

function bind(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    );
  });
}
