import * as React from 'react';

/** `React.createElement`, for the build: it lets all modules share this one name (tools/shareCreateElement.cjs). */
export const createElement = React.createElement;
