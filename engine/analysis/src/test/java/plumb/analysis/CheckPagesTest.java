package plumb.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.analysis.semantic.checks.SemanticChecks;
import plumb.analysis.style.checks.StyleChecks;

/** Every check has a page that reports can show. */
class CheckPagesTest {
  private final CheckPages pages = CheckPages.read();

  @Test
  void everyCheckHasOne() {
    List<Check> checks = new ArrayList<>(StyleChecks.all(false));
    checks.addAll(SemanticChecks.all());
    for (Check check : checks) {
      CheckPages.Page page = pages.of(check.name());
      assertThat(page.summary()).as(check.name()).matches("[A-Z\"`$].*[.]");
      assertThat(page.text()).startsWith(page.summary().substring(0, 10)).contains("\nGood");
    }
  }

  @Test
  void aPageEndsWhereTheNextOneStarts() {
    assertThat(pages.of("trailing_whitespace").text())
        .endsWith("$a = 1\n```")
        .doesNotContain("###");
    assertThat(pages.of("gone").summary()).isEqualTo("gone");
  }
}
