/** What the cases run against. */
export type FarEnd =
  | {
      readonly kind: 'emulator';
      readonly endpoint: string;
      readonly version: string;
      /** Where Application Auto Scaling is, when it is elsewhere. */
      readonly scalingEndpoint?: string;
    }
  /** A sandbox account at AWS, with the provider from the registry. */
  | { readonly kind: 'account'; readonly id: string }
  /** Something is missing on this machine. */
  | { readonly kind: 'none'; readonly reason: string };

declare module 'vitest' {
  export interface ProvidedContext {
    awsFarEnd: FarEnd;
  }
}
