/** Where a browser begins to sign in with the identity provider. */
export const OIDC_PATH = '/auth/oidc';
/** Where the provider sends it back to: to be registered there. */
export const BACK_PATH = `${OIDC_PATH}/back`;
