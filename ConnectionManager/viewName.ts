/** The tabs of the control. */
export type ViewName = 'connections' | 'flows' | 'activity';

/** The tabs that list records of the environment. */
export type RecordView = Exclude<ViewName, 'activity'>;
