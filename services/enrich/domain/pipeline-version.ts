import manifest from '../package.json' with { type: 'json' };

/** Version of newsfold that composes. */
export const PIPELINE_VERSION: string = manifest.version;
