/**
 * A text that the kubelet hands over as it is: it would take `$(NAME)` for another variable's value,
 * and `$$` for one dollar.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function literal(text: string): string {
  return text.replace(/\$(?=[$(])/g, '$$$$');
}
