package pin

import "testing"

var pypiSpellings = spellings{
	Exact: {
		"1.0", "1.2.3", "2.0.0rc1", "1.0a2.dev456", "1.0.post1", "1!2.0", "v1!2.0", "v1.0", "1.0.dev0", "1.0+local.7",
		"1.0+ubuntu.1", "==1.2.3", "== 1.2.3", "(==1.2.3)", "===1.2.3-custom", "x==1.2.3", "x[extra]==1.2.3", "x (==1.2.3)",
		`==1.2.3; python_version < "3.8"`, `1.2.3; sys_platform == "linux"`, "x @ git+https://git.example.com/x@" + commit,
		"x @ git+https://git.example.com/x@" + commit + "#egg=x",
		"x @ https://files.example.com/x-1.0-py3-none-any.whl#sha256=" + sha256,
		"git+https://git.example.com/a.git@" + commit + "#egg=a", "svn+https://svn.example.com/x/trunk@2019#egg=x", "2012.4",
		"1.0-1", "1.0_1", "0+untagged.3.gabc1234",
	},
	LeadingOperator: {
		">=1.0", "> 1", "<2", "<=2.0", "~=1.4.2", "~= 1.4", "!=1.5", "^1.2", "~1.2", "(>=1.0)", "( >= 1.0 )", "x>=1.0",
		"x (>=1.0)", "x[extra]>=2.8.1,<3", ">=1,<2", `>=1.0; python_version < "3.8"`, "x ~=1.4",
	},
	InnerOperator: {
		"1.0,<2", "==1.0,!=1.1", "1.0,2.0", "1.2 || 1.3", "==1.0,==1.1",
	},
	Wildcard: {
		"*", "==1.2.*", "1.2.*", "!=1.5.*", "(==1.*)",
	},
	Floating: {
		"latest", "main", "dev", "requests", "any",
	},
	Placeholder: {
		"0+unknown", "0.0.0+unknown", "%(version)s", "unknown", "n/a", "__VERSION__", "0.0.0.dev0-${BUILD}",
	},
	URL: {
		"@ https://files.example.com/x-1.0.zip", "@ file:///srv/x", "x @ git+https://git.example.com/x@main", "x @ git+https://git.example.com/x",
		"x @ https://files.example.com/x-1.0.tar.gz", "x @ file:///srv/x", "x@git+https://git.example.com/x",
		"git+https://git.example.com/a.git@main#egg=a", "-e git+https://git.example.com/a.git#egg=a", "-e ./x",
		"--editable=../x", "./x", "hg+https://hg.example.com/x@tip",
	},
	Snapshot: {
		"1.0+3.gabc1234.dirty", "1.0.dirty",
	},
}

func TestPyPI(t *testing.T) { pypiSpellings.check(t, "pypi") }
