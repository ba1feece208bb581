/** What a service speaks on its port. */
export type Protocol = 'http' | 'grpc' | 'tcp';
