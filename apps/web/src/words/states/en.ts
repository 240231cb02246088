export const en = {
  loading: 'Loading',
  retry: 'Try again',
  unreachable: 'The server cannot be reached.',
  failed: 'This could not be answered.',
  notAllowed: 'You may not see this.',
  notFound: 'There is no such page.',
  home: 'Go to Home',
};
