/** The arguments of the wait for an ImageCache object as plain values. */
export interface ImageCacheObjectInputs {
  /** Name of the object. A change waits for the other one. Source: `metadata.name`. */
  name: string;
  /**
   * Identity of the object, to notice a kubeconfig of another cluster. A change waits again. Default: any object of the
   * name. Source: `metadata.uid`.
   */
  uid?: string | undefined;
  /**
   * Content of a kubeconfig, or the path of one, that reaches the object's cluster; stored encrypted. Default: what
   * `KUBECONFIG` names, else `~/.kube/config`, else the cluster that the program runs in.
   */
  kubeconfig?: string | undefined;
  /** Context of the kubeconfig. Default: its current one. */
  context?: string | undefined;
}
