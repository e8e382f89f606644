package plumb.compiler.lookup;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interpolation in data: variables, and every method. */
class InterpolationParityTest extends LookupParity {
  InterpolationParityTest(@TempDir Path environments) {
    super(environments);
  }

  @Test
  void interpolation() {
    same(
        Map.of(
            "hiera.yaml",
            """
            version: 5
            hierarchy:
              - name: All
                paths: [common.yaml]
            """,
            "data/common.yaml",
            """
            v1: "%{role}"
            v2: "%{::role} and %{facts.os.family}/%{facts.os.release.major}"
            v3: "%{nope}|%{facts.nope.x}|%{facts.os.nope}"
            v4: "%{colour}"
            v5: "%{ role }"
            v6: "%{}%{::}%{''}%{\\"\\"}"
            v7: "%{facts.mountains.1}"
            v8: "%{facts.numbers}"
            v9: "%{facts.mountains} %{facts.numbers.one} %{facts.numbers.half} %{facts.numbers.no}"
            v10: "%{empty}"
            v11: "%{role"
            v12: "%%{role}}"
            v13: "%{facts.role.x}"
            v14: "%{facts.'os'.\\"family\\"}"
            v15: "%{facts..x}"
            l1: "%{lookup('v1')} %{lookup(\\"v2\\")}"
            l2: "%{hiera('v1')}"
            l3: "%{lookup('nope')}|"
            l4: "%{lookup('list')}"
            l5: "%{lookup('hash.k')}"
            l6: "%{lookup(v1)}"
            l7: "%{lookup('list.0')} %{lookup('num')} %{lookup('undefd')} %{lookup('t')}"
            al1: "%{alias('list')}"
            al2: "%{alias('hash')}"
            al3: "x%{alias('list')}"
            al4: "%{alias('nope')}"
            al5: "%{alias('al1')}"
            al6: ["%{alias('list')}", "%{alias('hash.k')}"]
            al7: " %{alias('list')}"
            lit: "%{literal('%')}{role} %{literal('x')}"
            sc: "%{scope('role')} %{scope(\\"::role\\")} %{scope('facts.os.family')}"
            bad: "%{foo('x')}"
            list: [a, "%{role}"]
            hash: {k: "%{role}", "%{role}": v}
            num: 12
            t: true
            undefd: ~
            rec: "%{lookup('rec')}"
            rec1: "%{lookup('rec2')}"
            rec2: "%{lookup('rec1')}"
            rec3: "%{alias('rec3')}"
            multi: "line %{role}\\nnext %{role}"
            fl: "%{lookup('flt')}"
            flt: 1.0e+20
            dflt: "%{lookup('dfltv')}"
            dfltv: :default
            arr_of: "%{lookup('nestedarr')}"
            nestedarr: [1, 'a"b', {x: ~, 'y': [true]}, "#{x} \\e\\u00e9"]
            """),
        keys(
            "v1",
            "v2",
            "v3",
            "v4",
            "v5",
            "v6",
            "v7",
            "v8",
            "v9",
            "v10",
            "v11",
            "v12",
            "v13",
            "v14",
            "v15",
            "l1",
            "l2",
            "l3",
            "l4",
            "l5",
            "l6",
            "l7",
            "al1",
            "al2",
            "al3",
            "al4",
            "al5",
            "al6",
            "al7",
            "lit",
            "sc",
            "bad",
            "list",
            "hash",
            "hash.web",
            "rec",
            "rec1",
            "rec3",
            "multi",
            "fl",
            "dflt",
            "dfltv",
            "arr_of"));
  }
}
