export const en = {
  signIn: {
    title: 'Sign in',
    lead: 'One definition for every number.',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    first: 'The first password stands on the terminal that started the server.',
    required: 'Please fill this in.',
  },
  password: {
    title: 'Choose your password',
    lead: 'The one-time password ends here. At least 10 characters.',
    current: 'One-time password',
    next: 'New password',
    again: 'New password again',
    differs: 'The two entries differ.',
    submit: 'Save and continue',
  },
};
