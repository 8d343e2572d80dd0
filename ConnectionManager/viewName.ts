/** The tabs of the control. */
export type ViewName = 'connections' | 'flows' | 'servicePrincipals' | 'activity';

/** The tabs whose records are read with the environment. */
export type RecordView = Extract<ViewName, 'connections' | 'flows'>;
