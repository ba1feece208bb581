/** A policy document: IAM takes it as it is and gives it back encoded for a URL. */
export const documentForm = {
  write: (value: unknown): unknown => value,
  read: (wire: unknown): string => decodeURIComponent(String(wire)),
};
