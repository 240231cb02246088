// One process for all suites: an embedded server database takes seconds to start.
import './definitions-suite.ts';
import './migrations-suite.ts';
import './people-suite.ts';
import './rest-suite.ts';
