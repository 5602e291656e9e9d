/** The container instance of a cache build, as long as it occupies its network. */
export interface TemporaryInstance {
  readonly containerGroupId: string;
  readonly vswitchId?: string | undefined;
  readonly securityGroupId?: string | undefined;
  /** Gone from here on. */
  until: number;
}
